/**
 * A port that was given as an argument.
 *
 * @throws Error for a text that is none
 */
export function readPort(name: string, text: string): number {
  const port = Number(text);
  if (
    text.trim() === '' ||
    !Number.isInteger(port) ||
    port < 0 ||
    port > 65_535
  ) {
    throw new Error(
      `--${name} must be a port between 0 and 65535, not "${text}"`,
    );
  }
  return port;
}
