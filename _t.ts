import { loadContent } from './src/model/load.ts';
const c = loadContent();
for (const k of c.codes.values()) { if(!k.text) continue; const n: Record<string, number> = {}; for (const r of k.reasons) { const t=c.reasons.get(r.id)!.type; n[t]=(n[t]??0)+r.rows.length; }
 const top=Object.entries(n).sort((a,b)=>b[1]-a[1])[0]?.[0]; const own=k.text.de.type; if(top && top!==own) console.log(k.code, own, k.text.de.verdict.address, JSON.stringify(n), k.reasons.slice(0,4).map(r=>r.id+':'+r.rows.length).join(' ')); else if(!top) { const f=[...c.reasons.values()].find(r=>r.codes.includes(k.code)); if(f&&f.type!==own) console.log(k.code,own,k.text.de.verdict.address,'facts',f.id,f.type); } }
