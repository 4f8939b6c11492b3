/**
 * The log of one job as GitHub shows it: workflow commands (`::error::…`) are
 * turned into what the log displays, and secrets into `***`.
 */
export class JobLog {
  private readonly masks = new Set<string>();
  private stopToken: string | undefined;

  constructor(private readonly write: (lines: string[]) => void) {}

  mask(secret: string): void {
    for (const line of secret.split('\n')) {
      if (line.trim().length > 0) {
        this.masks.add(line.trim());
      }
    }
  }

  /** Lines of the runner itself. */
  add(...lines: string[]): void {
    this.write(lines.flatMap(line => line.split('\n')).map(l => this.hide(l)));
  }

  /** One line that a step printed. */
  fromStep(line: string): void {
    const shown = this.command(line);
    if (shown !== undefined) {
      this.write([this.hide(shown)]);
    }
  }

  private command(line: string): string | undefined {
    const match = /^\s*::([\w-]+)(?: [^:]*)?::(.*)$/.exec(line);
    if (this.stopToken !== undefined) {
      if (match && match[1] === this.stopToken) {
        this.stopToken = undefined;
        return undefined;
      }
      return line;
    }
    if (!match) {
      return line;
    }
    const [, name, rest] = match;
    const text = rest
      .replace(/%0D/g, '\r')
      .replace(/%0A/g, '\n')
      .replace(/%25/g, '%');
    switch (name) {
      case 'add-mask':
        this.mask(text);
        return '***';
      case 'stop-commands':
        this.stopToken = text;
        return line;
      case 'error':
      case 'warning':
      case 'notice':
      case 'group':
        return `##[${name}]${text}`;
      case 'endgroup':
        return '##[endgroup]';
      case 'debug':
        return undefined;
      default:
        return line;
    }
  }

  private hide(line: string): string {
    let hidden = line;
    for (const mask of this.masks) {
      hidden = hidden.split(mask).join('***');
    }
    return hidden;
  }
}
