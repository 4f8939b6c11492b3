import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';

/** Properties of an object as they were set, sorted by name. */
export function PropertyList(props: { properties: Record<string, string> }) {
  return (
    <FactList>
      {Object.entries(props.properties)
        .sort(([a], [b]) => a.localeCompare(b, 'en'))
        .map(([name, value]) => (
          <Fact key={name} label={name}>
            <code>{value}</code>
          </Fact>
        ))}
    </FactList>
  );
}
