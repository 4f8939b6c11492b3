// A traversal in an expression: data.TYPE.NAME.ATTRIBUTES or TYPE.NAME.ATTRIBUTES.
const TRAVERSAL =
  /(?<![\w.-])(data\.)?([a-z][a-z0-9]*_[a-z0-9_]*)\.([A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*|\[\d+\])*)/g;

/** A reference in an expression, to a resource or a data source. */
export interface Reference {
  /** `aws_vpc.network-vpc` or `data.aws_vpc.network`. */
  readonly address: string;
  /** What is taken of it: `id`, `outputs.vpc_id`, `private_ips[0]`. */
  readonly attribute: string;
}

/** The parts of a text that Terraform evaluates: what stands in `${…}`. */
function expressions(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length - 1; at += 1) {
    const opens = text[at] === '$' && text[at + 1] === '{';
    if (opens && text[at - 1] === '$') {
      // `$${` is the text `${`.
      continue;
    }
    if (opens) {
      let depth = 0;
      const from = at + 2;
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '{') depth += 1;
        if (text[at] === '}') depth -= 1;
        if (depth === 0) break;
      }
      found.push(text.slice(from, at));
    }
  }
  return found;
}

/** What a text refers to, in order. */
export function references(text: string): Reference[] {
  return text.includes('${')
    ? expressions(text).flatMap(expression =>
        [...expression.matchAll(TRAVERSAL)].map(
          ([, data = '', type, name, rest]) => ({
            address: `${data}${type}.${name}`,
            attribute: rest.replace(/^\./, ''),
          }),
        ),
      )
    : [];
}
