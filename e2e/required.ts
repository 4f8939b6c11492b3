/** A variable that scripts/toolchain sets for the browser tests. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run this through npm run test:e2e`);
  }
  return value;
}
