/** A property of a generated class, with what its comment says. */
export interface Member {
  name: string;
  computed: boolean;
  optional: boolean;
  required: boolean;
  body: string;
}

/** How a generated function maps a property to Terraform. */
export interface Mapping {
  value: string;
  isBlock: boolean;
  kind: string;
  storage: string;
}

/** The properties of a generated class, in order. */
export function parseMembers(text: string): Member[] {
  const marker =
    /\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n/g;
  const found = [...text.matchAll(marker)];
  return found.map((match, index) => {
    const start = match.index + match[0].length;
    const end = found[index + 1]?.index ?? text.length;
    return {
      name: match[1],
      computed: match[2] === 'true',
      optional: match[3] === 'true',
      required: match[4] === 'true',
      body: text.slice(start, end),
    };
  });
}

/** The properties that a generated function maps, by name. */
export function parseMappings(text: string): Map<string, Mapping> {
  const entry =
    /^ +(\w+): \{\n\s+value: (.*),\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",\n/gm;
  return new Map(
    [...text.matchAll(entry)].map(match => [
      match[1],
      {
        value: match[2],
        isBlock: match[3] === 'true',
        kind: match[4],
        storage: match[5],
      },
    ]),
  );
}
