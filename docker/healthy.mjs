/** Whether the product in this container answers and has its database; the container's health check. */
const port = process.env.PORT ?? '4000';
const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = ready ? 0 : 1;
