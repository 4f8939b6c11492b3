/** A reference in a Terraform expression, split at dots and indexes. */
export type ReferencePath = string[];

const TEMPLATE = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;
const TRAVERSAL =
  /[A-Za-z_][\w-]*(?:\.(?:[A-Za-z_][\w-]*|\d+|\*)|\[(?:\d+|\*|"(?:[^"\\]|\\.)*")\])+/g;
const SEGMENT =
  /[A-Za-z_][\w-]*|\.(\d+|\*)|\[(?:(\d+|\*)|"((?:[^"\\]|\\.)*)")\]/g;

function splitTraversal(traversal: string): ReferencePath {
  return [...traversal.matchAll(SEGMENT)].map(
    ([whole, dotIndex, index, key]) => dotIndex ?? index ?? key ?? whole,
  );
}

/**
 * Every reference in the `${…}` templates of a string, in order. Text outside
 * of templates and escaped templates (`$${`) hold none.
 */
export function parseReferences(text: string): ReferencePath[] {
  const unescaped = text.replace(/\$\$\{/g, '');
  return [...unescaped.matchAll(TEMPLATE)].flatMap(([, expression]) =>
    [...expression.matchAll(TRAVERSAL)].map(([traversal]) =>
      splitTraversal(traversal),
    ),
  );
}
