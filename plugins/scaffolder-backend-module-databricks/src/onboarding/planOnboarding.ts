import { ConflictError } from '@backstage/errors';
import {
  AddressPlanError,
  allocateAddresses,
  editPlatform,
  type Platform,
} from '@lakeport/project';
import { problemLine } from '../project/problemLine';
import type { Claim } from './Claim';
import type { OnboardingRequest } from './OnboardingRequest';
import { parsePlatformText } from './parsePlatformText';
import { isShared, missingShared } from './sharedOf';

/** What an onboarding comes to, as things stand. */
export type OnboardingPlan =
  /** Everything is in the platform file. */
  | { kind: 'there'; platform: Platform }
  /** What the pull request adds already is right. */
  | { kind: 'kept'; edits: Claim['edits']; text: string }
  /** The same with the ids of the repository, which were not known before. */
  | { kind: 'completed'; edits: Claim['edits']; text: string }
  /** What a pull request has to add. */
  | { kind: 'proposed'; edits: Claim['edits']; text: string };

/**
 * Finds addresses for an onboarding, also against the pull requests that are
 * open at the same time: of two that want the same, the one with the lower
 * number gets it, and the other one gets something else. Everybody who sees the
 * same pull requests comes to the same answer, so that those who have to move at
 * the same time move to different places.
 *
 * @param state - `text` of the platform file on its branch; `claims` of the other
 *   open pull requests, lowest number first; `own` claim of this onboarding, and
 *   whether it has `moved`: then it gives way to everybody, for they may have
 *   looked before it came
 * @throws ConflictError when it cannot be met: full pools, a range that is taken,
 *   a name that is taken
 * @throws InputError when the platform file is not valid
 */
export function planOnboarding(
  request: OnboardingRequest,
  state: {
    text: string;
    where: string;
    claims: Claim[];
    own?: Claim;
    moved?: boolean;
  },
): OnboardingPlan {
  const { text, where, claims, own } = state;
  const main = parsePlatformText(text, where);
  assertSame(request, main);
  const held = projectOf(main, request.project);
  const missing = request.environments.filter(
    ({ name }) => !held || !Object.hasOwn(held.environments, name),
  );
  const shared = missingShared(held, request, {
    ...held?.environments,
    ...asked(missing),
  });
  const { githubIds } = request;
  const identified = !githubIds || held?.githubIds !== undefined;
  if (held && missing.length === 0 && !isShared(shared) && identified) {
    return { kind: 'there', platform: main };
  }

  if (own) {
    assertSameClaim(request, own);
  }
  const mine = own?.pull.number ?? Infinity;
  const before = claims.filter(({ pull }) => pull.number < mine);
  const after = claims.filter(({ pull }) => pull.number > mine);
  const published = own ? [...claims, own] : claims;
  const standing = standOf(text, before, published);

  const yields = state.moved ? after.flatMap(rangesOf) : [];
  if (
    own &&
    fits(own.edits, request, missing) &&
    joins(own.edits, request, shared) &&
    isFree(main, own, yields) &&
    editPlatform(standing, own.edits).valid
  ) {
    const complete = identified
      ? own.edits
      : own.edits.map(edit =>
          edit.name === request.project ? { ...edit, githubIds } : edit,
        );
    const { valid, text: kept } = editPlatform(text, complete);
    if (valid) {
      const isKnown = own.edits.every((edit, index) =>
        sameIds(edit.githubIds, complete[index].githubIds),
      );
      return {
        kind: isKnown ? 'kept' : 'completed',
        edits: complete,
        text: kept,
      };
    }
  }

  const blocks = allocate(
    request,
    missing,
    parsePlatformText(standing, where),
    after.flatMap(rangesOf),
  );
  const { project, repository, owner } = request;
  const edits: Claim['edits'] = [
    {
      kind: 'add-project',
      name: project,
      repository,
      ...(githubIds && !held?.githubIds && { githubIds }),
      owner: held?.owner ?? owner,
      environments: Object.fromEntries(
        missing.map(({ name, awsAccountId, region }) => [
          name,
          {
            awsAccountId,
            region,
            ...(blocks[name] && { cidr: blocks[name] }),
          },
        ]),
      ),
      ...shared,
    },
  ];
  for (const base of [text, standing]) {
    const { valid, problems } = editPlatform(base, edits);
    if (!valid) {
      throw new ConflictError(
        [
          base === text
            ? `${project} cannot be onboarded as asked for:`
            : `${project} cannot be onboarded beside the requests that are open before it (${before
                .map(({ pull }) => pull.url)
                .join(', ')}):`,
          ...problems.map(problemLine),
        ].join('\n'),
      );
    }
  }
  return { kind: 'proposed', edits, text: editPlatform(text, edits).text };
}

/** What is in the file must be what is asked for: nothing is changed by onboarding. */
function assertSame(request: OnboardingRequest, main: Platform): void {
  const held = projectOf(main, request.project);
  if (!held) {
    return;
  }
  if (held.repository.toLowerCase() !== request.repository.toLowerCase()) {
    throw new ConflictError(
      `The name ${request.project} is taken on platform ${main.metadata.name}, by repository ${held.repository} of ${held.owner}; use another name`,
    );
  }
  const { githubIds } = request;
  if (githubIds && held.githubIds && !sameIds(githubIds, held.githubIds)) {
    throw new ConflictError(
      `${request.project} is onboarded to platform ${
        main.metadata.name
      } for the repository that GitHub knows as ${describeIds(
        held.githubIds,
      )}; ${held.repository} is ${describeIds(
        githubIds,
      )} now. If it was made anew or transferred, ask the platform team to change spec.projects.${
        request.project
      }.githubIds in ${main.metadata.name}'s file`,
    );
  }
  const differing = request.environments.flatMap(
    ({ name, awsAccountId, region, cidr }) => {
      const there = Object.hasOwn(held.environments, name)
        ? held.environments[name]
        : undefined;
      return there &&
        (there.awsAccountId !== awsAccountId ||
          there.region !== region ||
          (cidr !== undefined && there.cidr !== cidr))
        ? [
            `${name} is in account ${there.awsAccountId}, region ${
              there.region
            }${there.cidr ? `, with ${there.cidr}` : ', without a network'}`,
          ]
        : [];
    },
  );
  if (differing.length > 0) {
    throw new ConflictError(
      `${
        request.project
      } is onboarded already with something else: ${differing.join(
        '; ',
      )}. Ask for what is there, or for an environment of another name`,
    );
  }
}

/**
 * A pull request that is open asks for what it was opened with: only its
 * addresses move. Somebody may have approved it, and whoever asks under its name
 * for another account must not have that merged instead.
 */
function assertSameClaim(
  { project, environments }: OnboardingRequest,
  own: Claim,
) {
  const claimed =
    own.edits.find(({ name }) => name === project)?.environments ?? {};
  const differing = environments.flatMap(({ name, awsAccountId, region }) => {
    const there = Object.hasOwn(claimed, name) ? claimed[name] : undefined;
    return there &&
      (there.awsAccountId !== awsAccountId || there.region !== region)
      ? [`${name} in account ${there.awsAccountId}, region ${there.region}`]
      : [];
  });
  if (differing.length > 0) {
    throw new ConflictError(
      `Pull request #${own.pull.number} (${
        own.pull.url
      }) asks for ${project} already, with something else: ${differing.join(
        '; ',
      )}. Ask for the same, or have it closed and run this again with "again"`,
    );
  }
}

/**
 * The file as it will be when those before are merged. One that collides with
 * another before it will move, and to where is known: everybody plans alike.
 */
function standOf(text: string, before: Claim[], published: Claim[]): string {
  let standing = text;
  for (const claim of before) {
    const asIs = editPlatform(standing, claim.edits);
    if (asIs.valid) {
      standing = asIs.text;
      continue;
    }
    const later = published
      .filter(({ pull }) => pull.number > claim.pull.number)
      .flatMap(rangesOf);
    const moved = editPlatform(standing, elsewhere(claim, standing, later));
    // Else it collides by its name, and will be withdrawn.
    if (moved.valid) {
      standing = moved.text;
    }
  }
  return standing;
}

function elsewhere(
  claim: Claim,
  standing: string,
  taken: string[],
): Claim['edits'] {
  const requests = claim.edits.flatMap(({ name, environments }) =>
    Object.entries(environments).flatMap(([environment, { region, cidr }]) =>
      cidr
        ? [
            {
              key: `${name}/${environment}`,
              region,
              prefix: Number(cidr.split('/')[1]),
            },
          ]
        : [],
    ),
  );
  let blocks: Record<string, string>;
  try {
    const platform = parsePlatformText(standing, 'the platform file');
    ({ blocks } = allocateAddresses(platform, requests, taken));
  } catch (error) {
    if (error instanceof AddressPlanError) {
      return claim.edits;
    }
    throw error;
  }
  return claim.edits.map(edit => ({
    ...edit,
    environments: Object.fromEntries(
      Object.entries(edit.environments).map(([environment, one]) => {
        const cidr = blocks[`${edit.name}/${environment}`];
        return [environment, { ...one, ...(cidr && { cidr }) }];
      }),
    ),
  }));
}

function allocate(
  { project }: OnboardingRequest,
  missing: OnboardingRequest['environments'],
  platform: Platform,
  taken: string[],
): Record<string, string> {
  try {
    return allocateAddresses(
      platform,
      missing
        .filter(({ network = true }) => network)
        .map(({ name, region, prefix, cidr }) => ({
          key: name,
          region,
          ...(prefix !== undefined && { prefix }),
          ...(cidr && { cidr }),
        })),
      taken,
    ).blocks;
  } catch (error) {
    if (error instanceof AddressPlanError) {
      throw new ConflictError(
        `${project} gets no addresses: ${error.message}; ${error.hint}`,
      );
    }
    throw error;
  }
}

/** Whether a claim has every environment that is missing, as it is asked for. */
function fits(
  edits: Claim['edits'],
  { project, repository }: OnboardingRequest,
  missing: OnboardingRequest['environments'],
): boolean {
  const edit = edits.find(({ name }) => name === project);
  return (
    edit !== undefined &&
    edit.repository.toLowerCase() === repository.toLowerCase() &&
    missing.every(({ name, awsAccountId, region, cidr, network = true }) => {
      const claimed = Object.hasOwn(edit.environments, name)
        ? edit.environments[name]
        : undefined;
      return (
        claimed?.awsAccountId === awsAccountId &&
        claimed.region === region &&
        (cidr === undefined || claimed.cidr === cidr) &&
        (claimed.cidr !== undefined) === network
      );
    })
  );
}

/** Environments that are asked for, before it is known which ranges they get. */
function asked(
  missing: OnboardingRequest['environments'],
): Claim['edits'][number]['environments'] {
  return Object.fromEntries(
    missing.map(({ awsAccountId, cidr, name, network = true, region }) => [
      name,
      { awsAccountId, region, ...(network && { cidr: cidr ?? '' }) },
    ]),
  );
}

/** Whether a claim joins all that is missing between environments. */
function joins(
  edits: Claim['edits'],
  { environments, project }: OnboardingRequest,
  shared: Pick<OnboardingRequest, 'connectivity' | 'regions'>,
): boolean {
  const edit = edits.find(({ name }) => name === project);
  return (
    edit !== undefined &&
    !isShared(missingShared(edit, shared, asked(environments)))
  );
}

/** Whether nothing of a claim is among ranges that it gives way to. */
function isFree(main: Platform, claim: Claim, ranges: string[]): boolean {
  return claim.edits.every(({ environments }) =>
    Object.values(environments).every(({ region, cidr }) => {
      if (!cidr) {
        return true;
      }
      try {
        allocateAddresses(main, [{ key: 'own', region, cidr }], ranges);
        return true;
      } catch (error) {
        if (error instanceof AddressPlanError) {
          return false;
        }
        throw error;
      }
    }),
  );
}

function rangesOf({ edits }: Claim): string[] {
  return edits.flatMap(({ environments }) =>
    Object.values(environments).flatMap(({ cidr }) => (cidr ? [cidr] : [])),
  );
}

type Ids = OnboardingRequest['githubIds'];

function sameIds(one: Ids, other: Ids): boolean {
  return one?.owner === other?.owner && one?.repository === other?.repository;
}

function describeIds({ owner, repository }: NonNullable<Ids>): string {
  return `${repository} of owner ${owner}`;
}

function projectOf(platform: Platform, name: string) {
  const { projects } = platform.spec;
  return Object.hasOwn(projects, name) ? projects[name] : undefined;
}
