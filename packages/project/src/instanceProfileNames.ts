/**
 * Names of what comes with an instance profile that is made: an IAM role, and
 * the profile around it.
 *
 * @public
 */
export interface InstanceProfileNames {
  role: string;
  instanceProfile: string;
}

/** The ending keeps them apart from roles of catalogs and of the workspace. */
export function instanceProfileNames(
  projectName: string,
  environmentName: string,
  profileName: string,
): InstanceProfileNames {
  const name = `${projectName}-${environmentName}-${profileName}-profile`;
  return { role: name, instanceProfile: name };
}
