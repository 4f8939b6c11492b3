import { Problem } from '@lakeport/project';

/**
 * A line as a terminal can be given it. A path holds the keys of the file, and
 * a key may hold anything, also what moves a cursor or changes a colour.
 */
function harmless(line: string): string {
  return line.replace(
    /\p{Cc}/gu,
    character => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}

/** Problems as lines for people: where, what, and what would be right. */
export function describeProblems(file: string, problems: Problem[]): string[] {
  const lines = problems.flatMap(problem => {
    const place = problem.line
      ? `${file}:${problem.line}:${problem.column}`
      : file;
    return [
      `${place}${problem.path ? `  ${problem.path}` : ''}`,
      `  ${problem.message}`,
      ...(problem.hint ? [`  ${problem.hint}`] : []),
    ];
  });
  const count = problems.length;
  return [
    ...lines.map(harmless),
    `${count} ${count === 1 ? 'problem' : 'problems'}`,
  ];
}
