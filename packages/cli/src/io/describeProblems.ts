import { Problem } from '@lakeport/project';
import { harmless } from './harmless';

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
