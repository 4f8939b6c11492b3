import { characters } from '../characters';
import type { Finding } from '../Finding';
import { bucketNameProblem } from '../schema/bucketNameProblem';
import type { NamedResource } from './NamedResource';
import { namedResources } from './namedResources';
import type { ProjectDraft } from './projectDraft';

const LONGEST_ROLE = 64;
const LONGEST_BUCKET = 63;

/**
 * That the names which are made out of the file's names are names AWS takes,
 * and that no two things get the same.
 *
 * Sources: Amazon S3 user guide, bucket naming rules; IAM user guide, name
 * requirements, 2026.
 */
export function checkDerivedNames(draft: ProjectDraft): Finding[] {
  const buckets = new Map<string, NamedResource>();
  const roles = new Map<string, NamedResource>();
  const others = new Map<string, NamedResource>();
  return namedResources(draft).flatMap(named => {
    const found = [
      ...bucketFindings(named, buckets),
      ...roleFindings(named, roles),
    ];
    // Names that are made alike are alike together; that is said once.
    return found.length > 0 ? found : otherFindings(named, others);
  });
}

function bucketFindings(
  named: NamedResource,
  seen: Map<string, NamedResource>,
): Finding[] {
  const { path, what, bucket, shorten } = named;
  if (bucket === undefined) {
    return [];
  }
  const problem = bucketNameProblem(bucket);
  const owner = seen.get(bucket);
  seen.set(bucket, owner ?? named);
  if (problem) {
    return [
      {
        path,
        message: `the bucket of ${what} cannot be called ${bucket}: ${problem.reason}`,
        hint:
          bucket.length > LONGEST_BUCKET
            ? `shorten ${shorten} by ${characters(
                bucket.length - LONGEST_BUCKET,
              )}`
            : `change ${shorten}: ${problem.hint}`,
        about: 'key',
      },
    ];
  }
  // In one region the two catalogs are the problem, and checked as such.
  const told =
    named.isCatalog && owner?.isCatalog && owner.region === named.region;
  return owner && !told
    ? [
        {
          path,
          message: `the bucket of ${what} would be called ${bucket}, like that of ${owner.what}`,
          hint: `change ${shorten}`,
          about: 'key',
        },
      ]
    : [];
}

function roleFindings(
  named: NamedResource,
  seen: Map<string, NamedResource>,
): Finding[] {
  const { path, what, role, shorten, account } = named;
  if (role === undefined) {
    return [];
  }
  // IAM does not tell upper and lower case apart, and ours have none.
  const key = `${account}/${role}`;
  const owner = seen.get(key);
  seen.set(key, owner ?? named);
  if (role.length > LONGEST_ROLE) {
    return [
      {
        path,
        message: `the role of ${what} would be called ${role}, which has more than ${LONGEST_ROLE} characters`,
        hint: `shorten ${shorten} by ${characters(role.length - LONGEST_ROLE)}`,
        about: 'key',
      },
    ];
  }
  // Two that also share a bucket's name are told about by that.
  return owner && (named.bucket === undefined || owner.bucket !== named.bucket)
    ? [
        {
          path,
          message: `the role of ${what} would be called ${role}, like that of ${owner.what}`,
          hint: `change ${shorten}`,
          about: 'key',
        },
      ]
    : [];
}

/** Streams of an AWS account and region, and credentials of a metastore. */
function otherFindings(
  named: NamedResource,
  seen: Map<string, NamedResource>,
): Finding[] {
  const { path, what, account, region, stream, credential, shorten } = named;
  if (region === undefined) {
    return [];
  }
  return [
    { kind: 'stream', name: stream, key: `${account}/${region}/${stream}` },
    {
      kind: 'storage credential',
      name: credential,
      key: `${region}/${credential}`,
    },
  ].flatMap(({ kind, name, key }): Finding[] => {
    if (name === undefined) {
      return [];
    }
    const owner = seen.get(`${kind}/${key}`);
    seen.set(`${kind}/${key}`, owner ?? named);
    return owner
      ? [
          {
            path,
            message: `the ${kind} of ${what} would be called ${name}, like that of ${owner.what}`,
            hint: `change ${shorten}`,
            about: 'key',
          },
        ]
      : [];
  });
}
