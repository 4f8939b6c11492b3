import type {
  BackstageCredentials,
  BackstagePrincipalTypes,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';

/** Credentials of a user or a service. */
export type CallerCredentials = BackstageCredentials<
  BackstagePrincipalTypes['user'] | BackstagePrincipalTypes['service']
>;

/** What every group of routes needs to know who asks, and whether they may. */
export interface Access {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}

/** Who sends a request. */
export function callerOf(
  { httpAuth }: Pick<Access, 'httpAuth'>,
  request: Parameters<HttpAuthService['credentials']>[0],
): Promise<CallerCredentials> {
  return httpAuth.credentials(request, { allow: ['user', 'service'] });
}
