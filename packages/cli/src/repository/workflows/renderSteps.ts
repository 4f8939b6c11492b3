import { actionPins } from '../actionPins';
import type { WorkflowStep } from './WorkflowStep';

/** `key: value`, a text of several lines as a block. */
function entry(key: string, value: string): string[] {
  return value.includes('\n')
    ? [
        `${key}: |`,
        ...value
          .trimEnd()
          .split('\n')
          .map(line => (line ? `  ${line}` : '')),
      ]
    : [`${key}: ${value}`];
}

function mapping(
  key: string,
  values: Readonly<Record<string, string>> | undefined,
): string[] {
  return values
    ? [
        `${key}:`,
        ...Object.entries(values)
          .flatMap(([name, value]) => entry(name, value))
          .map(line => `  ${line}`),
      ]
    : [];
}

function stepLines(step: WorkflowStep): string[] {
  const pin = step.uses && actionPins[step.uses];
  const [first, ...rest] = [
    `name: ${step.name}`,
    ...(step.id ? [`id: ${step.id}`] : []),
    ...(step.if ? [`if: ${step.if}`] : []),
    ...(pin ? [`uses: ${pin.uses} # ${pin.version}`] : []),
    ...mapping('env', step.env),
    ...mapping('with', step.with),
    ...(step.run ? entry('run', step.run) : []),
  ];
  return [
    ...(step.note ?? []).map(line => `# ${line}`),
    `- ${first}`,
    ...rest.map(line => (line ? `  ${line}` : '')),
  ];
}

/** A job's `steps:`, indented as in a workflow file. */
export function renderSteps(steps: readonly WorkflowStep[]): string {
  return [
    '    steps:',
    ...steps.flatMap(stepLines).map(line => (line ? `      ${line}` : '')),
  ].join('\n');
}
