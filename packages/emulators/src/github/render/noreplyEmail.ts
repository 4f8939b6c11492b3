/** The address that commits made through the API carry, like GitHub's own `ID+NAME@users.noreply…`. */
export function noreplyEmail(owner: { id: number; login: string }): string {
  const name = owner.login.replace(/[^\w-]+/g, '-').replace(/-$/, '');
  return `${owner.id}+${name}@users.noreply.example.com`;
}
