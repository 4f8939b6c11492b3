/**
 * Names of what comes with a service principal.
 *
 * @public
 */
export interface ServicePrincipalNames {
  /** As the Databricks account shows it. */
  displayName: string;
  /** Its OAuth secret in AWS Secrets Manager. */
  secret: string;
  /** Its federation policy in the Databricks account. */
  federationPolicy: string;
}

/**
 * Names of an environment's service principal. The secret's name does not end
 * with a hyphen and six characters, which is how Secrets Manager ends ARNs
 * (AWS Secrets Manager user guide, 2026).
 */
export function servicePrincipalNames(
  projectName: string,
  environmentName: string,
  name: string,
): ServicePrincipalNames {
  const displayName = `${projectName}-${environmentName}-${name}`;
  return {
    displayName,
    secret: `${projectName}/${environmentName}/${name}/oauth`,
    federationPolicy: displayName,
  };
}
