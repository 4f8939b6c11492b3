import { catalogResourceNames } from '../catalogResourceNames';
import { defaultCatalogName } from '../defaultCatalogName';
import { environmentResourceNames } from '../environmentResourceNames';
import type { Finding } from '../Finding';
import { bucketNameProblem } from '../schema/bucketNameProblem';
import { fields } from '../schema/fields';
import type { ProjectDraft } from './projectDraft';

const LONGEST_ROLE = 64;

/**
 * That the names which are made out of the file's names are names AWS takes,
 * and that no two things get the same.
 *
 * Sources: Amazon S3 user guide, bucket naming rules; IAM user guide, name
 * requirements, 2026.
 */
export function checkDerivedNames(draft: ProjectDraft): Finding[] {
  const findings: Finding[] = [];
  const bucketOwner = new Map<string, { what: string; region?: string }>();
  const projectName = draft.metadata?.name;

  for (const [name, environment] of Object.entries(
    draft.spec?.environments ?? {},
  )) {
    const account = environment?.awsAccountId;
    if (account === undefined || !isName(fields.environmentName, name)) {
      continue;
    }
    const path = ['spec', 'environments', name];
    const check = (
      at: string[],
      what: string,
      bucket: string,
      role: string,
      shorten: string,
    ) => {
      const problem = bucketNameProblem(bucket);
      const owner = bucketOwner.get(bucket);
      if (problem) {
        findings.push({
          path: at,
          message: `the bucket of ${what} cannot be called ${bucket}: ${problem.reason}`,
          hint:
            bucket.length > 63
              ? `shorten ${shorten} by ${bucket.length - 63} characters`
              : `change ${shorten}: ${problem.hint}`,
          about: 'key',
        });
      } else if (owner && owner.region !== environment?.region) {
        // In one region the two catalogs are the problem, and checked as such.
        findings.push({
          path: at,
          message: `the bucket of ${what} would be called ${bucket}, like that of ${owner.what}`,
          hint: `change ${shorten}`,
          about: 'key',
        });
      } else if (role.length > LONGEST_ROLE) {
        findings.push({
          path: at,
          message: `the role of ${what} would be called ${role}, which has more than ${LONGEST_ROLE} characters`,
          hint: `shorten ${shorten} by ${
            role.length - LONGEST_ROLE
          } characters`,
          about: 'key',
        });
      }
      bucketOwner.set(bucket, owner ?? { what, region: environment?.region });
    };

    if (projectName !== undefined) {
      const names = environmentResourceNames(projectName, name, account);
      check(
        path,
        `environment ${name}`,
        names.rootBucket,
        names.crossAccountRole,
        'the name of the project or the environment',
      );
    }
    const leftOut = environment?.catalogs === undefined;
    const catalogs = [
      ...Object.keys(environment?.catalogs ?? {}).filter(catalog =>
        isName(fields.catalogName, catalog),
      ),
      ...(leftOut && projectName !== undefined
        ? [defaultCatalogName(projectName, name)]
        : []),
    ];
    for (const catalog of catalogs) {
      const names = catalogResourceNames(catalog, account);
      check(
        leftOut ? path : [...path, 'catalogs', catalog],
        `catalog ${catalog} of environment ${name}`,
        names.bucket,
        names.role,
        leftOut
          ? 'the name of the project or the environment'
          : 'the name of the catalog',
      );
    }
  }
  return findings;
}

function isName(
  field: { safeParse(value: string): { success: boolean } },
  name: string,
): boolean {
  return field.safeParse(name).success;
}
