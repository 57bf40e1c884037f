import { it } from "vitest";
import { minimumNuclearNorm, minimumTraceEndToEnd } from "./nuclear-interpolation.js";
import { minimumFrobenius } from "./interpolation.js";
import { withArena } from "./arena.js";
import { inner } from "./norms.js";
import { Matrix } from "./matrix.js";
import { uniforms } from "../statistics/uniforms.fixture.js";
it("x", () => {
  for (const [r, c, m, rel] of [[4,4,1,0],[4,4,5,0],[4,4,10,0],[4,4,14,0],[4,4,15,0],[4,4,16,0],[4,4,20,0],[6,6,10,0],[6,6,20,0],[6,6,30,0],[8,8,20,0],[8,8,40,0],[8,8,60,0],[5,3,7,0],[2,2,1,0]] as const) {
    const next = uniforms(r*100+c*10+m);
    const gauss = () => { let t=-6; for(let i=0;i<12;i++) t+=next(); return t; };
    const w=[0,0,0]; let its=[0,0]; const reps=20; const time=[0,0,0]; let rad=[0,0,0];
    for (let k=0;k<reps;k++) withArena(() => {
      const A = Array.from({length:m}, () => new Matrix(r,c,Float64Array.from({length:r*c}, gauss)));
      const u1 = Array.from({length:r}, gauss), w1 = Array.from({length:c}, gauss);
      const u2 = Array.from({length:r}, gauss), w2 = Array.from({length:c}, gauss);
      const M = new Matrix(r,c,Float64Array.from({length:r*c}, (_, l) => u1[Math.floor(l/c)]!*w1[l%c]! + (k%2)*u2[Math.floor(l/c)]!*w2[l%c]!));
      const problem = { measurements: A, labels: A.map(a => inner(a, M)) };
      [minimumNuclearNorm, minimumTraceEndToEnd].forEach((f, i) => {
        const t0 = performance.now();
        const s = f(problem);
        if (k>2) time[i]! += performance.now()-t0;
        its[i]! += s.iterations;
        w[i] = Math.max(w[i]!, s.gap/s.value.value);
        rad[i] = Math.max(rad[i]!, s.minimizer.radius/s.minimizer.normBound);
      });
      const t0 = performance.now();
      const f = minimumFrobenius(problem);
      if (k>2) time[2]! += performance.now()-t0;
      rad[2] = Math.max(rad[2]!, f.radius/f.normBound);
    });
    console.log(r,c,m,"gaps",w.map(x=>x.toExponential(1)).join(" "),"rad",rad.map(x=>x.toExponential(1)).join(" "),"its",its.map(x=>x/reps).join(" "),"ms",time.map(x=>(x/(reps-3)).toFixed(2)).join(" "));
  }
});
