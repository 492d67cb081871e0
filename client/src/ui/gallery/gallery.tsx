export function Component() {
  return <p>x</p>;
}
