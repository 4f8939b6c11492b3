import { GithubError } from '../../github/GithubError';
import { checkInputs } from './checkInputs';
import { evaluateCondition, evaluateText, evaluateToken } from './evaluate';
import { expandMatrix } from './expandMatrix';
import { readWorkflow } from './readWorkflow';
import { statusFunctions } from './statusFunctions';

const scope = (
  contexts: Record<string, never> | Record<string, string> = {},
) => ({
  contexts: { inputs: contexts },
  functions: statusFunctions({
    success: true,
    failure: false,
    cancelled: false,
  }),
});

async function read(text: string) {
  const result = await readWorkflow('a.yml', text);
  if (!result.valid) {
    throw new Error(result.problems.join('\n'));
  }
  return result.workflow;
}

describe('readWorkflow', () => {
  it('gathers triggers, defaults, jobs and steps', async () => {
    const workflow = await read(`
name: Deploy
on: [push, workflow_dispatch]
defaults: { run: { shell: bash, working-directory: infra } }
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - { id: one, uses: actions/checkout@v4, with: { path: x } }
      - { name: Two, run: echo hi, if: always(), timeout-minutes: 3 }
  b: { needs: [a], uses: ./.github/workflows/other.yml }
`);
    expect(workflow.name).toBe('Deploy');
    expect(workflow.dispatch).toEqual({});
    expect(evaluateText(workflow.defaults.workingDirectory, scope())).toBe(
      'infra',
    );
    expect(
      workflow.jobs.map(job => [job.id, job.needs, job.if, job.unsupported]),
    ).toEqual([
      ['a', [], 'success()', []],
      ['b', ['a'], 'success()', []],
    ]);
    expect(workflow.jobs.map(({ call }) => call?.uses)).toEqual([
      undefined,
      './.github/workflows/other.yml',
    ]);
    const [one, two] = workflow.jobs[0].steps;
    expect([one.id, one.uses, evaluateToken(one.with, scope())]).toEqual([
      'one',
      'actions/checkout@v4',
      { path: 'x' },
    ]);
    expect([
      two.id,
      two.if,
      evaluateToken(two.timeoutMinutes, scope()),
    ]).toEqual([undefined, 'always()', 3]);
  });

  it.each([
    [
      'an unknown key',
      'on: push\njobs: { a: { runs-on: x, step: [] } }',
      "Unexpected value 'step'",
    ],
    [
      'a need that is not there',
      "on: push\njobs: { a: { runs-on: x, needs: z, steps: [{ run: 'true' }] }, b: { runs-on: x, steps: [{ run: 'true' }] } }",
      "unknown job 'z'",
    ],
    [
      'an unknown context',
      "on: push\njobs: { a: { runs-on: x, steps: [{ run: '${{ nothing.x }}' }] } }",
      'nothing',
    ],
    ['no YAML', 'on: [', 'a.yml'],
    ['an empty file', '', 'a.yml'],
  ])('refuses %s', async (_name, text, message) => {
    expect(await readWorkflow('a.yml', text)).toMatchObject({
      valid: false,
      problems: expect.arrayContaining([expect.stringContaining(message)]),
    });
  });
});

describe('expressions', () => {
  it('put values in place and judge by GitHub’s notion of truth', async () => {
    const workflow = await read(
      "on: push\nrun-name: 'a ${{ inputs.x }} b'\njobs: { a: { runs-on: x, steps: [{ run: 'true' }] } }",
    );
    expect(
      evaluateText(workflow.runName, scope({ x: "it's ${{ 1 }} $(x)" })),
    ).toBe("a it's ${{ 1 }} $(x) b");
    expect(evaluateText(workflow.runName, scope())).toBe('a  b');
    expect(
      evaluateCondition("inputs.x == 'APPLY'", scope({ x: 'apply' })),
    ).toBe(true);
    expect(evaluateCondition("''", scope())).toBe(false);
    expect(
      evaluateCondition(
        'success() && !failure() && inputs.none.deep == null',
        scope(),
      ),
    ).toBe(true);
  });
});

describe('checkInputs', () => {
  const definitions = {
    op: {
      type: 'choice',
      required: true,
      options: ['plan', 'apply'],
      default: 'plan',
    },
    dry: { type: 'boolean', required: false },
    count: { type: 'number', required: false, default: 2 },
    id: { type: 'string', required: true },
  } as const;
  const check = (given: Record<string, unknown>) =>
    checkInputs(
      { ...definitions, op: { ...definitions.op, options: ['plan', 'apply'] } },
      given,
    );

  it('fills in defaults and keeps types', () => {
    expect(check({ id: 'x', dry: 'true' })).toEqual({
      inputs: { op: 'plan', dry: true, count: 2, id: 'x' },
      event: { op: 'plan', dry: 'true', count: '2', id: 'x' },
    });
    expect(check({ id: 'x' }).inputs.dry).toBe(false);
  });

  it.each([
    [{}, "Required input 'id' not provided"],
    [{ id: '' }, "Required input 'id' not provided"],
    [{ id: 'x', op: 'drop' }, 'not in the list of allowed values'],
    [{ id: 'x', dry: 'maybe' }, 'is not a boolean'],
    [{ id: 'x', count: 'many' }, 'is not a number'],
    [{ id: 'x', toString: 'y' }, 'Unexpected inputs provided: ["toString"]'],
  ])('refuses %j', (given, message) => {
    expect(() => check(given)).toThrow(GithubError);
    expect(() => check(given)).toThrow(message);
  });
});

describe('expandMatrix', () => {
  it('follows the example of GitHub’s documentation for include', () => {
    const combinations = expandMatrix({
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    });
    expect(combinations).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  it('excludes, and refuses what is empty or too much', () => {
    expect(expandMatrix({ a: [1, 2], exclude: [{ a: 1 }] })).toEqual([
      { a: 2 },
    ]);
    expect(expandMatrix(undefined)).toEqual([{}]);
    expect(() => expandMatrix({ a: [] })).toThrow(
      'does not contain any values',
    );
    const many = Array.from({ length: 20 }, (_, index) => index);
    expect(() => expandMatrix({ a: many, b: many })).toThrow('256');
  });
});
