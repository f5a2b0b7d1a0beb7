import type { APIRoute } from 'astro';
import * as content from '../../../content.ts';
import { dataFiles } from '../../../output/api.ts';
import { address } from '../../../site.ts';

export const getStaticPaths = () =>
  [...dataFiles(content, address)].map(([file, data]) => ({ params: { file }, props: { data } }));

export const GET: APIRoute = ({ props }) => Response.json(props['data']);
