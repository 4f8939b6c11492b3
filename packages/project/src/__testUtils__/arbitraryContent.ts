import fc from 'fast-check';
import type { ProjectInput } from '../Project';
import { arbitraryNames as names } from './arbitraryNames';

type Environment = ProjectInput['spec']['environments'][string];
type Content = Pick<
  Environment,
  'notebooks' | 'gitFolders' | 'jobs' | 'servicePrincipals'
>;
type Task = NonNullable<Environment['jobs']>[string]['tasks'][string];

const servicePrincipal = fc.record(
  {
    admin: fc.boolean(),
    federation: fc.record({
      issuer: fc.constant('https://token.actions.githubusercontent.com'),
      audiences: fc.constant<string[]>(['https://github.com/acme']),
      subject: fc.constant('repo:acme/payments-lakehouse:environment:prod'),
    }),
    secret: fc.record(
      { rotateDays: fc.integer({ min: 1, max: 730 }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

/** Content of a workspace with these clusters, with references that hold. */
export function arbitraryContent(clusters: string[]): fc.Arbitrary<Content> {
  return fc
    .record({
      notebooks: fc
        .dictionary(
          names.object,
          fc.record({
            language: fc.constantFrom('PYTHON' as const, 'SQL' as const),
            content: fc
              .array(names.line, { maxLength: 3 })
              .map(lines => lines.join('\n')),
          }),
          { maxKeys: 2 },
        )
        .map(said =>
          Object.fromEntries(
            Object.entries(said).map(([name, notebook], index) => [
              name,
              { path: `/Shared/n${index}/${name}`, ...notebook },
            ]),
          ),
        ),
      gitFolders: fc.dictionary(
        names.object,
        fc.oneof(
          fc.constant({ url: 'https://github.com/acme/notebooks' }),
          fc.record({
            url: fc.constant('https://git.acme.example/data/notebooks.git'),
            provider: fc.constant('gitLab' as const),
            branch: fc.constantFrom('main', 'feature/a_1'),
          }),
          fc.record({
            url: fc.constant('https://github.com/acme/notebooks'),
            tag: fc.constant('v1.2.3'),
            path: fc.uuid().map(id => `/Shared/git/${id}`),
            groups: fc.uniqueArray(names.group, { maxLength: 2 }),
          }),
        ),
        { maxKeys: 2 },
      ),
      servicePrincipals: fc.dictionary(names.kebab, servicePrincipal, {
        maxKeys: 2,
      }),
    })
    .chain(declared =>
      fc
        .dictionary(names.object, job(declared, clusters), { maxKeys: 2 })
        .map((jobs): Content => ({ ...declared, jobs })),
    );
}

function job(
  declared: Omit<Content, 'jobs'>,
  clusters: string[],
): fc.Arbitrary<NonNullable<Environment['jobs']>[string]> {
  const principals = Object.keys(declared.servicePrincipals ?? {});
  return fc
    .uniqueArray(names.object, { minLength: 1, maxLength: 4 })
    .chain(tasks =>
      fc.record(
        {
          tasks: fc
            .tuple(
              ...tasks.map((_, index) =>
                task(declared, clusters, tasks.slice(0, index)),
              ),
            )
            .map(said =>
              Object.fromEntries(
                tasks.map((name, index) => [name, said[index]]),
              ),
            ),
          schedule: fc.record(
            {
              cron: fc.constantFrom('0 0 6 * * ?', '0 15 10 ? * MON-FRI 2027'),
              timeZone: names.timeZone,
              paused: fc.boolean(),
            },
            { requiredKeys: ['cron', 'timeZone'] },
          ),
          ...(principals.length > 0
            ? { runAs: fc.constantFrom(...principals) }
            : {}),
          groups: fc.uniqueArray(names.group, { maxLength: 2 }),
          maxRetries: fc.integer({ min: 0, max: 5 }),
        },
        { requiredKeys: ['tasks'] },
      ),
    );
}

/** A task that comes after some of those before it, so that there is no cycle. */
function task(
  declared: Omit<Content, 'jobs'>,
  clusters: string[],
  before: string[],
): fc.Arbitrary<Task> {
  const folders = Object.keys(declared.gitFolders ?? {});
  const notebooks = Object.keys(declared.notebooks ?? {});
  const notebook: Array<fc.Arbitrary<Task['notebook']>> = [
    fc.constant({ path: '/Shared/samples/welcome' }),
    ...folders.map(gitFolder =>
      fc.constant({ gitFolder, path: 'notebooks/load data' }),
    ),
    ...notebooks.map(name => fc.constant({ name })),
  ];
  return fc.record(
    {
      notebook: fc.oneof(...notebook),
      ...(clusters.length > 0 ? { cluster: fc.constantFrom(...clusters) } : {}),
      dependsOn: fc.subarray(before),
      parameters: fc.dictionary(
        fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,10}$/),
        fc.string({ maxLength: 20 }),
        { maxKeys: 2 },
      ),
    },
    { requiredKeys: ['notebook'] },
  );
}
