/** ESC, with which a terminal's colours and movements of the cursor begin. */
const ESCAPE = String.fromCharCode(0x1b);

const CONTROL = new RegExp(`${ESCAPE}\\[[0-9;?]*[ -/]*[@-~]`, 'g');

/** A line of a log without the colours that a terminal would show. */
export function plainLogLine(line: string): string {
  return line.replace(CONTROL, '');
}
