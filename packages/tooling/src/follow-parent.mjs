/** Loaded before the product by `npm start`: whose starter is gone, killed outright for instance, stops too. */
const starter = process.ppid;

const watch = setInterval(() => {
  if (process.ppid === starter) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 500);
watch.unref();
