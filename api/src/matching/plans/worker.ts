import { parentPort, workerData } from 'node:worker_threads';
import { computePlan, type PlanInput } from './solver.ts';

// A thread of its own for one plan: the API goes on answering, and ending the thread ends the work.
const port = parentPort;
if (port) {
  let told = -1;
  const result = await computePlan(workerData as PlanInput, (percent) => {
    if (percent === told) return;
    told = percent;
    port.postMessage({ percent });
  });
  port.postMessage({ result });
}
