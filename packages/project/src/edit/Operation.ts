/** A path in a file, of keys and indexes. */
export type Path = readonly string[];

/** One change of a value: the steps that an edit is made of. */
export type Operation =
  /** Writes a value; mappings on the way are made. */
  | { kind: 'set'; path: Path; value: unknown }
  /** Adds an item to a list, which is made when it is not there. */
  | { kind: 'append'; path: Path; value: unknown }
  /** Takes out a key or an item of a list. */
  | { kind: 'remove'; path: Path }
  /** Gives a key another name, in its place. */
  | { kind: 'rename'; path: Path; to: string };
