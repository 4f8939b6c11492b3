import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { readPlanReport } from './readPlanReport';
import { MOST_CHARACTERS, PLAN_MARKER, renderPlan } from './renderPlan';

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

const OWN_HTML = [
  PLAN_MARKER,
  '<details><summary>What is added or changed in place</summary>',
  '</details>',
];

/** Kinds of content that no name can make anything of. */
const HARMLESS = [
  'root',
  'heading',
  'paragraph',
  'text',
  'strong',
  'list',
  'listItem',
  'inlineCode',
  'code',
  'html',
  'table',
  'tableRow',
  'tableCell',
];

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)];
}

/** The page as GitHub's dialect of Markdown reads it. */
function parsed(markdown: string): Node[] {
  return nodesOf(
    fromMarkdown(markdown, {
      extensions: [gfm()],
      mdastExtensions: [gfmFromMarkdown()],
    }),
  );
}

const lines = (...values: unknown[]) =>
  values.map(value => JSON.stringify(value)).join('\n');

const plan = (stack: string, changes: Array<[string, string[]]>) => ({
  step: 'plan',
  stack,
  status: 'succeeded',
  changes: changes.map(([address, actions]) => ({ address, actions })),
});

const end = (environment = 'dev', more: object = {}) => ({
  done: true,
  operation: 'plan',
  environment,
  failures: 0,
  objectsLeft: 3,
  rehearsal: false,
  seconds: 1,
  ...more,
});

const rendered = (...values: unknown[]) =>
  renderPlan([readPlanReport('plan.jsonl', lines(...values))]);

describe('renderPlan', () => {
  it('shows a summary, what is destroyed first, and the rest folded', () => {
    expect(
      rendered(
        { step: 'init', stack: 'x-dev-base', status: 'succeeded' },
        plan('x-dev-base', [
          ['aws_vpc.network-vpc', ['create']],
          ['aws_subnet.network-a', ['delete']],
          ['aws_subnet.network-b', ['delete', 'create']],
          ['aws_route.r', ['update']],
          ['data.aws_region.current', ['read']],
        ]),
        {
          step: 'plan',
          stack: 'x-dev-data',
          status: 'deferred',
          message: 'x-dev-workspace has to be applied first',
        },
        end(),
      ),
    ).toBe(`${PLAN_MARKER}

## Plan of \`dev\`: 1 to destroy, 1 to replace, 1 to change, 1 to add

| stack | plan | destroy | replace | change | add |
| --- | --- | ---: | ---: | ---: | ---: |
| \`x-dev-base\` | planned | 1 | 1 | 1 | 1 |
| \`x-dev-data\` | deferred: planned when what it builds on is there | 0 | 0 | 0 | 0 |

Destroy 1 in \`x-dev-base\`:

- \`aws_subnet.network-a\`

Replace 1 in \`x-dev-base\`:

- \`aws_subnet.network-b\`

<details><summary>What is added or changed in place</summary>

Change in place 1 in \`x-dev-base\`:

- \`aws_route.r\`

Add 1 in \`x-dev-base\`:

- \`aws_vpc.network-vpc\`

</details>
`);
  });

  it('lists what is taken over, before what is folded away', () => {
    const page = rendered(
      {
        ...plan('x-prod-data', [['databricks_catalog.catalog-a', ['update']]]),
        imports: ['databricks_schema.<b>@x', 'databricks_catalog.catalog-a'],
      },
      end('prod'),
    );

    expect(page)
      .toContain(`Take over 2 in \`x-prod-data\`, as they are but for what is changed:

- \`databricks_catalog.catalog-a\`
- \`databricks_schema.<b>@x\`

<details>`);
  });

  it('shows what changes from what to what, the causes of a replacement first', () => {
    const page = rendered(
      {
        step: 'plan',
        stack: 'a',
        status: 'succeeded',
        changes: [
          {
            address: 'aws_subnet.b',
            actions: ['delete', 'create'],
            attributes: [
              { path: 'arn', before: '"arn:1"', unknown: true },
              {
                path: 'cidr_block',
                before: '"10.0.0.0/26"',
                after: '"10.0.3.0/26"',
                forcesReplacement: true,
              },
            ],
          },
          {
            address: 'aws_vpc.v',
            actions: ['update'],
            attributes: [
              { path: 'key', sensitive: true },
              { path: 'tags.gone', before: '"x"' },
              { path: 'tags.new', after: `"${'y'.repeat(200)}"` },
              ...Array.from({ length: 12 }, (_, index) => ({
                path: `a[${index}]`,
                before: '1',
                after: '2',
              })),
            ],
            attributesLeftOut: 4,
          },
          {
            address: 'aws_vpc.new',
            actions: ['create'],
            attributes: [{ path: 'cidr', after: '"10.0.0.0/22"' }],
          },
        ],
      },
      end(),
    );
    expect(page).toContain(`- \`aws_subnet.b\`
  - \`cidr_block\`: \`"10.0.0.0/26"\` → \`"10.0.3.0/26"\` **forces replacement**
  - \`arn\`: \`"arn:1"\` → known after apply
`);
    expect(page).toContain(`- \`aws_vpc.v\`
  - \`key\`: secret, not shown
  - \`tags.gone\`: \`"x"\` → nothing
  - \`tags.new\`: \`"${'y'.repeat(118)}…\`
  - \`a[0]\`: \`1\` → \`2\`
`);
    expect(page).toContain('  - … and 7 more\n');
    expect(page).toContain('- `aws_vpc.new`\n\n');
  });

  it('reads what an older lakeport wrote of attributes as none', () => {
    expect(
      rendered(
        {
          ...plan('a', []),
          changes: [
            { address: 'aws_vpc.v', actions: ['update'], attributes: ['tags'] },
          ],
        },
        end(),
      ),
    ).toContain('- `aws_vpc.v`\n\n');
  });

  it.each([
    [102.2, 65.7, 'from 102.20 USD to 65.70 USD (−36.50 USD)'],
    [0, 3.65, 'from 0.00 USD to 3.65 USD (+3.65 USD)'],
    [7.3, 7.3, 'stays at 7.30 USD'],
  ])('says what it costs: %d, %d', (before, after, words) => {
    const cost = { currency: 'USD', asOf: '2026-08-01', before, after };
    expect(rendered(plan('a', []), end('dev', { cost }))).toContain(
      `\nIdle cost a month: ${words}, at list prices of 2026-08-01.\n`,
    );
  });

  it.each([
    { currency: 'EUR', asOf: '2026-08-01', before: 1, after: 2 },
    { currency: 'USD', asOf: '@acme/admins', before: 1, after: 2 },
    { currency: 'USD', asOf: '2026-08-01', before: '1', after: 2 },
    'much',
  ])('says nothing of a cost that is none: %j', cost => {
    const page = rendered(plan('a', []), end('dev', { cost }));
    expect(page).toContain('## Plan of `dev`: no changes');
    expect(page).not.toContain('Idle cost');
  });

  it('says what it is a plan of, and what a destroy leaves behind', () => {
    const page = rendered(
      plan('a', [['aws_kms_key.k', ['delete']]]),
      end('dev', {
        planned: 'destroy',
        remains: [
          { stack: 'a', resource: 'aws_kms_key.k', why: 'deleted later' },
        ],
      }),
    );
    expect(page).toContain('## Plan of `dev` (`destroy`): 1 to destroy');
    expect(page).toContain(
      'It would leave behind:\n\n- `a` `aws_kms_key.k`: `deleted later`\n',
    );
  });

  it('says that nothing changes, that it is a rehearsal, that it broke off', () => {
    expect(rendered(plan('a', []), end())).toContain(
      '## Plan of `dev`: no changes',
    );
    expect(rendered({ ...plan('a', []), rehearsal: true }, end())).toContain(
      'This is a rehearsal',
    );
    const broken = renderPlan([
      readPlanReport('plan-dev/plan.jsonl', `${lines(plan('a', []))}\n{"step`),
    ]);
    expect(broken).toContain('## Plan of `plan-dev/plan.jsonl`: broke off');
    expect(broken).toContain('1 lines could not be read.');
  });

  it('shows failures with what Terraform said, and problems of the file', () => {
    const page = rendered(
      {
        step: 'plan',
        stack: 'a',
        status: 'failed',
        message: '\u001b[31mError\u001b[0m: no `valid` ```credentials```',
      },
      end('dev', {
        failures: 1,
        message: 'lakeport.yaml is not valid',
        problems: [
          {
            path: 'spec.x',
            message: 'is wrong',
            hint: 'use 1',
            line: 3,
            column: 1,
          },
        ],
      }),
    );
    expect(page).toContain('## Plan of `dev`: failed');
    expect(page).toContain(
      '````text\nError: no `valid` ```credentials```\n````',
    );
    expect(page).toContain('- `spec.x` (line 3): `is wrong`; `use 1`');
    expect(page).toContain('lakeport.yaml is not valid');
  });

  it('shows what else a person should know', () => {
    const page = rendered(
      plan('a', []),
      { notice: ['Stack x-old-base has a state and is not in the file.'] },
      end(),
    );
    expect(page).toContain(
      '- `Stack x-old-base has a state and is not in the file.`',
    );
    expect(page).not.toContain('could not be read');
  });

  it('lists findings, errors first and waived ones last', () => {
    const finding = (severity: string, rule: string, more: object = {}) => ({
      rule,
      severity,
      stack: 's',
      resource: 'aws_s3_bucket.b',
      message: 'is open',
      reason: 'r',
      source: 's',
      fix: 'close it',
      ...more,
    });
    const page = renderPlan([
      readPlanReport(
        'check.json',
        lines({
          valid: true,
          problems: [],
          findings: [
            finding('error', 'a.waived', {
              waived: { reason: 'known', until: '2027-01-01' },
            }),
            finding('warning', 'b.warning'),
            finding('error', 'c.error'),
          ],
        }),
      ),
    ]);
    expect(page.match(/[abc]\.\w+/g)).toEqual([
      'c.error',
      'b.warning',
      'a.waived',
    ]);
    expect(page).toContain('Waived until `2027-01-01`: `known`');
    expect(page).toContain('Fix: `close it`');
  });

  it('keeps what is destroyed when the page is too long, and says what is missing', () => {
    const many = (count: number, action: string): Array<[string, string[]]> =>
      Array.from({ length: count }, (_, index) => [
        `aws_subnet.${action}-${index}-${'x'.repeat(60)}`,
        [action],
      ]);
    const one = (environment: string) =>
      readPlanReport(
        environment,
        lines(
          plan(environment, [...many(5000, 'create'), ...many(9, 'delete')]),
          end(environment),
        ),
      );
    const page = renderPlan([one('dev'), one('prod')]);
    expect(page.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(page.length).toBeGreaterThan(MOST_CHARACTERS - 500);
    expect(page.match(/delete-\d-x/g)).toHaveLength(18);
    expect(page).toContain('## Plan of `prod`');
    expect(page).toContain('was shortened');
    const shown = page.match(/create-\d+-x/g)?.length ?? 0;
    const lost = [...page.matchAll(/and (\d+) more/g)]
      .map(match => Number(match[1]))
      .reduce((sum, count) => sum + count, 0);
    expect(lost).toBeGreaterThan(0);
    // A list that did not fit at all is gone with its heading.
    expect([10_000, 5_000]).toContain(shown + lost);
  });

  it('is inert and within its size whatever things are called', () => {
    const hostile = fc
      .array(
        fc.constantFrom(
          ...'`|<>@#[]()*_~\\!&:/."\'\n\r\t -+=',
          '```',
          '@acme/admins',
          '<script>',
          '</details>',
          '<!--',
          '-->',
          '![x](https://evil.example/x.png)',
          'https://evil.example',
          'www.evil.example',
          'someone@evil.example',
          '#1',
          'acme/repo#1',
          '\u202e',
          '\u2028',
          '&lt;b&gt;',
          '| --- |',
          '\n\n# Title\n\n',
        ),
        { maxLength: 12 },
      )
      .map(parts => `ZQX${parts.join('')}ZQX`);
    const actions = fc.constantFrom(
      ['create'],
      ['update'],
      ['delete'],
      ['delete', 'create'],
      ['forget'],
    );
    const flag = fc.constantFrom(true, undefined);
    const attribute = fc.record({
      path: hostile,
      before: fc.option(hostile, { nil: undefined }),
      after: fc.option(hostile, { nil: undefined }),
      sensitive: flag,
      unknown: flag,
      forcesReplacement: flag,
    });
    const step = fc.record({
      step: fc.constantFrom('plan', 'init'),
      stack: hostile,
      status: fc.oneof(
        fc.constantFrom('succeeded', 'failed', 'deferred', 'needs-approval'),
        hostile,
      ),
      message: fc.option(hostile, { nil: undefined }),
      changes: fc.array(
        fc.record({
          address: hostile,
          actions,
          attributes: fc.option(fc.array(attribute, { maxLength: 2 }), {
            nil: undefined,
          }),
        }),
        { maxLength: 8 },
      ),
      findings: fc.array(
        fc.record({
          rule: hostile,
          severity: fc.constant('error'),
          resource: hostile,
          message: hostile,
          fix: hostile,
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(
        hostile,
        fc.array(step, { maxLength: 4 }),
        hostile,
        fc.option(hostile, { nil: undefined }),
        fc.integer({ min: 1000, max: 6000 }),
        (source, steps, environment, message, most) => {
          const last = end(environment, {
            failures: 1,
            message,
            planned: source,
            problems: [{ path: source, message: source, hint: environment }],
            remains: [{ stack: source, resource: environment, why: source }],
          });
          const page = renderPlan(
            [readPlanReport(source, lines(...steps, last))],
            most,
          );
          expect(page.length).toBeLessThanOrEqual(most);
          const nodes = parsed(page);
          const texts = (wanted: string) =>
            nodes.flatMap(({ type, value = '' }) =>
              type === wanted ? [value] : [],
            );
          expect(nodes.filter(({ type }) => !HARMLESS.includes(type))).toEqual(
            [],
          );
          expect(
            texts('html').filter(value => !OWN_HTML.includes(value)),
          ).toEqual([]);
          expect(texts('text').join('\n')).not.toMatch(/ZQX|@|evil/);
          expect(
            nodes.filter(({ type }) => type === 'heading').length,
          ).toBeLessThanOrEqual(2);
          expect(page).not.toMatch(/[\u202e\u2028\r\t]/);
        },
      ),
      { numRuns: 150 },
    );
  });
});
