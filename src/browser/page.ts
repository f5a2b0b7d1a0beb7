import './search.ts';
import './copy.ts';

// The section anchors are the same in both languages, so the switch keeps the place.
const twin = document.querySelector<HTMLAnchorElement>('[data-twin]');
if (twin) twin.onclick = () => void (twin.hash = location.hash);
