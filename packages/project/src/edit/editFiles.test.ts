import fc from 'fast-check';
import { arbitraryProject } from '../__testUtils__/arbitraryProject';
import { projectFile } from '../file/projectFile';
import { parseFile } from '../file/parseFile';
import { arbitraryPlatform } from '../platform/__testUtils__/arbitraryPlatform';
import type { PlatformInput } from '../platform/Platform';
import type { ProjectInput } from '../Project';
import { readYaml } from '../yaml/readYaml';
import { arbitraryText } from './__testUtils__/arbitraryText';
import { commentsOf } from './__testUtils__/commentsOf';
import { editPlatform } from './editPlatform';
import { editProject } from './editProject';
import type { EditResult } from './EditResult';
import type { PlatformEdit } from './PlatformEdit';
import { planPlatformEdit } from './planPlatformEdit';
import { planProjectEdit } from './planProjectEdit';
import type { ProjectEdit } from './ProjectEdit';
import { changedValue } from './changedValue';
import { platformFile } from '../file/platformFile';
import { sameValue } from './sameValue';

const written = <T>(value: T) =>
  arbitraryText(value)
    // A few texts come out of the writer as something else.
    .filter(text => sameValue(readYaml(text).document?.value, value))
    .map(text => ({ value, text }));

const linesOf = (text: string) =>
  text.split(/\r?\n/).filter(line => line.trim() !== '');

/** What must hold after any edit that only adds: it is in one place of the text. */
function expectAddedOnly(text: string, result: EditResult): void {
  expect(commentsOf(result.text)).toEqual(commentsOf(text));
  const before = linesOf(text);
  const after = linesOf(result.text);
  let same = 0;
  while (same < before.length && before[same] === after[same]) {
    same += 1;
  }
  let behind = 0;
  while (
    behind < before.length - same &&
    before.at(-1 - behind) === after.at(-1 - behind)
  ) {
    behind += 1;
  }
  // An entry that goes into brackets, or into what was empty, changes a line or two.
  expect(before.length - same - behind).toBeLessThanOrEqual(2);
  // One kind of line end, as before.
  expect(/[^\r]\n/.test(result.text)).toBe(/[^\r]\n/.test(text));
}

function assertRefused(text: string, result: EditResult): void {
  expect(result.text).toBe(text);
  expect(result.problems).not.toEqual([]);
}

function expectIdempotent(
  result: EditResult,
  again: (text: string) => EditResult,
): void {
  expect(again(result.text)).toEqual({ ...result, changed: false });
}

const group = 'the-new-ones';

function projectEdits(project: ProjectInput): fc.Arbitrary<ProjectEdit> {
  return fc
    .constantFrom(...Object.keys(project.spec.environments))
    .chain(environment => {
      const said = project.spec.environments[environment];
      const catalogs = Object.keys(said.catalogs ?? {});
      return fc.oneof(
        fc.constant<ProjectEdit>({
          kind: 'add-catalog',
          environment,
          name: `added_${environment.replace(/-/g, '_')}_zz`.slice(0, 40),
          catalog: { schemas: { raw: { volumes: {} } } },
        }),
        fc.constantFrom<ProjectEdit>(
          { kind: 'add-access', environment, as: 'users', group },
          { kind: 'add-access', environment, as: 'admins', group },
          {
            kind: 'add-access',
            environment,
            as: 'users',
            user: 'new.one@acme.example',
          },
        ),
        fc.constant<ProjectEdit>({
          kind: 'add-compute',
          environment,
          type: 'policies',
          name: 'an-added-policy',
          value: { maxDbusPerHour: 3, groups: [group] },
        }),
        ...(catalogs.length > 0
          ? [
              fc.constantFrom(...catalogs).chain(catalog =>
                fc.constantFrom<ProjectEdit>(
                  {
                    kind: 'grant',
                    environment,
                    catalog,
                    group,
                    preset: 'reader',
                  },
                  {
                    kind: 'add-schema',
                    environment,
                    catalog,
                    name: 'an_added_schema',
                    schema: {},
                  },
                ),
              ),
            ]
          : []),
      );
    });
}

describe('editProject', () => {
  it('adds to any project without touching anything else', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        arbitraryProject.chain(project =>
          fc.record({ file: written(project), edit: projectEdits(project) }),
        ),
        ({ file: { value, text }, edit }) => {
          const result = editProject(text, [edit]);
          if (!result.valid) {
            // A name too long, or serverless only: said, and nothing is done.
            assertRefused(text, result);
            return;
          }
          changed += result.changed ? 1 : 0;
          expectAddedOnly(text, result);
          expectIdempotent(result, again => editProject(again, [edit]));

          const file = projectFile.schema.parse(value);
          const planned = planProjectEdit(edit, value, file);
          const expected =
            'operations' in planned
              ? planned.operations.reduce<unknown>(changedValue, value)
              : undefined;
          expect(
            sameValue(readYaml(result.text).document?.value, expected),
          ).toBe(true);
          expect(parseFile(projectFile, result.text).problems).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
    expect(changed).toBeGreaterThan(20);
  });

  it('retires an environment and keeps all others as they stand', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        arbitraryProject
          .filter(({ spec }) => Object.keys(spec.environments).length > 1)
          .chain(project =>
            fc.record({
              file: written(project),
              environment: fc.constantFrom(
                ...Object.keys(project.spec.environments),
              ),
            }),
          ),
        ({ file: { value, text }, environment }) => {
          const edits = [{ kind: 'retire-environment' as const, environment }];
          const result = editProject(text, edits);
          if (!result.valid) {
            // The metastore that is made for its region would go, or what is
            // between environments needs it.
            assertRefused(text, result);
            return;
          }
          changed += 1;
          const before = linesOf(text);
          // What is empty now is written as {} or [], and up to three lists in
          // flow style have a name less.
          expect(
            linesOf(result.text).filter(line => !before.includes(line)).length,
          ).toBeLessThanOrEqual(6);
          expectIdempotent(result, again => editProject(again, edits));
          const left = Object.keys(value.spec.environments).filter(
            name => name !== environment,
          );
          expect(readYaml(result.text).document?.value).toMatchObject({
            spec: {
              environments: Object.fromEntries(
                left.map(name => [name, value.spec.environments[name]]),
              ),
            },
          });
        },
      ),
      { numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(3);
  });
});

function platformEdits(platform: PlatformInput): fc.Arbitrary<PlatformEdit> {
  const projects = platform.spec.projects ?? {};
  const environment = {
    awsAccountId: '100000000009',
    region: 'eu-west-1',
    cidr: '10.31.0.0/22',
  };
  return fc.oneof(
    fc.constantFrom('aaa', 'mmm', 'zzz').map(
      (name): PlatformEdit => ({
        kind: 'add-project',
        name,
        repository: `acme/added-${name}`,
        owner: 'group:default/new',
        environments: { dev: environment },
      }),
    ),
    ...(Object.keys(projects).length > 0
      ? [
          fc.constantFrom(...Object.keys(projects)).map(
            (project): PlatformEdit => ({
              kind: 'add-project-environment',
              project,
              name: 'an-added-one',
              ...environment,
            }),
          ),
        ]
      : []),
  );
}

describe('editPlatform', () => {
  it('adds to any platform, and takes out again what it added', () => {
    fc.assert(
      fc.property(
        arbitraryPlatform.chain(platform =>
          fc.record({ file: written(platform), edit: platformEdits(platform) }),
        ),
        ({ file: { value, text }, edit }) => {
          const result = editPlatform(text, [edit]);
          expect(result).toMatchObject({ valid: true, changed: true });
          expectAddedOnly(text, result);
          expectIdempotent(result, again => editPlatform(again, [edit]));

          const planned = planPlatformEdit(
            edit,
            value,
            platformFile.schema.parse(value),
          );
          const expected =
            'operations' in planned
              ? planned.operations.reduce<unknown>(changedValue, value)
              : undefined;
          expect(
            sameValue(readYaml(result.text).document?.value, expected),
          ).toBe(true);

          const undone = editPlatform(
            result.text,
            edit.kind === 'add-project'
              ? [{ kind: 'remove-project', name: edit.name }]
              : [
                  {
                    kind: 'remove-project-environment',
                    project: 'project' in edit ? edit.project : '',
                    environment: 'an-added-one',
                  },
                ],
          );
          expect(undone.valid).toBe(true);
          expect(commentsOf(undone.text)).toEqual(commentsOf(text));
          const before = linesOf(text);
          expect(
            linesOf(undone.text).filter(line => !before.includes(line)).length,
          ).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 50 },
    );
  });
});
