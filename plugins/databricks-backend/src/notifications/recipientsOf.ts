/** What is a reference of an entity, and no service or login. */
const ENTITY_REF = /^(?!service:)[a-z]+:[^/:]+\/[^/:]+$/i;

/** Whom notifications of an environment go to: its owner, and who asked. */
export function recipientsOf(people: {
  owner?: string;
  requestedBy?: string;
}): string[] {
  const refs = [people.owner, people.requestedBy].filter(
    (ref): ref is string => ref !== undefined && ENTITY_REF.test(ref),
  );
  return [...new Set(refs.map(ref => ref.toLocaleLowerCase('en-US')))];
}
