import { chromium } from '@playwright/test';
import { readFileSync, globSync } from 'node:fs';
import { findBrowser } from './browser.ts';
const b = await chromium.launch(await findBrowser());
const ctx = await b.newContext({bypassCSP:true});
for (const [style,batch] of [['',1],['visibility:hidden;',1],['',20],['visibility:hidden;',20],['',1]] as const) {
const page = await ctx.newPage();
await page.setViewportSize({width:360,height:740});
await page.goto('http://localhost:4400/404.html');
await page.evaluate((style) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'border: 0; height: 740px;'+style;
    document.documentElement.style.overflow = 'hidden';
    document.body.replaceChildren(frame);
},style);
const files=globSync('dist/de/**/*.html').slice(0,200);
const t0=performance.now(); const c0=process.cpuUsage();
let inside=0;
for (let i=0;i<files.length;i+=batch) {
  const htmls=files.slice(i,i+batch).map(f=>readFileSync(f,'utf8'));
  inside += await page.evaluate((htmls)=>{ const t=performance.now();
    for (const html of htmls) {
    const frame=document.querySelector('iframe')!; const own=frame.contentDocument!;
    const parsed=new DOMParser().parseFromString(html,'text/html'); for(const s of parsed.querySelectorAll('script')) s.remove();
    own.documentElement.replaceWith(own.adoptNode(parsed.documentElement));
    for (const w of [320,360]) { frame.style.width=w+'px'; own.documentElement.getBoundingClientRect();
      const range=own.createRange(); const walker=own.createTreeWalker(own.body,4); let n=0; for(let x=walker.nextNode();x;x=walker.nextNode()){ if(!x.nodeValue?.trim())continue; range.selectNodeContents(x); n+=range.getBoundingClientRect().right>360?1:0;}
    }}
    return performance.now()-t;
  }, htmls);
}
const c=process.cpuUsage(c0);
console.log(style,batch,'wall per page',((performance.now()-t0)/files.length).toFixed(1),'inside',(inside/files.length).toFixed(1),'node cpu',((c.user+c.system)/1000/files.length).toFixed(1));
await page.close();
}
await b.close();
