/**
 * The catalog an environment gets when its file names none:
 * `<project>_<environment>`, with `_` for what a catalog name cannot hold. A
 * project name may start with a digit and a catalog name may not, so such a
 * name is put behind `p_`.
 *
 * @public
 */
export function defaultCatalogName(
  projectName: string,
  environmentName: string,
): string {
  const name = `${projectName}_${environmentName}`.replace(/[^a-z0-9_]/g, '_');
  return /^[a-z]/.test(name) ? name : `p_${name}`;
}
