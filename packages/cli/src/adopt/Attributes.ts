/** The attributes of one thing as Terraform shows them; none where it was not read. */
export class Attributes {
  constructor(
    private readonly values: Readonly<Record<string, unknown>> = {},
  ) {}

  /** A text, or a number as text; undefined when there is none or it is empty. */
  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** Whether something is said to be so. */
  flag(name: string): boolean {
    return this.values[name] === true;
  }

  /** The texts of a list or set. */
  list(name: string): string[] {
    const value = this.values[name];
    return Array.isArray(value)
      ? value.filter((one): one is string => typeof one === 'string')
      : [];
  }

  /** The texts of a map, by key. */
  map(name: string): Record<string, string> {
    const value = this.values[name];
    return Object.fromEntries(
      isRecord(value)
        ? Object.entries(value).filter(
            (entry): entry is [string, string] => typeof entry[1] === 'string',
          )
        : [],
    );
  }

  /** Nested blocks of a name. */
  blocks(name: string): Attributes[] {
    return [this.values[name]]
      .flat()
      .filter(isRecord)
      .map(block => new Attributes(block));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
