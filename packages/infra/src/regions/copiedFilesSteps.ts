import { lakehousePlaces, Project } from '@lakeport/project';
import { RegionsMembers } from './regionsMembers';
import { replicaReaders } from './replicaReaders';
import { replicatedZones } from './replicatedZones';
import { zoneReplicas } from './zoneReplicas';

/**
 * What a person does to read the files that S3 has copied to the region that takes
 * over: a step for each zone of files, as Markdown.
 */
export function copiedFilesSteps(
  project: Project,
  { primary, secondaries: [first] }: RegionsMembers,
): string[] {
  const replicas = zoneReplicas(project, first.name);
  return replicatedZones(project, primary.name).flatMap(zone => {
    const replica = replicas.get(zone);
    const declared = project.spec.lakehouse?.zones[zone];
    if (!replica || !declared) {
      return [];
    }
    const path = `s3://${replica.bucket}/${lakehousePlaces.landing}/`;
    const location = replica.externalLocation;
    const isRead = replicaReaders(project, zone, primary, first).length > 0;
    const { transitionToGlacierDays: days } = declared;
    const said = [
      isRead
        ? `\`READ FILES\` is granted to whoever reads the zone in \`${primary.name}\`, service principals by their names here.`
        : `Nobody is granted to read the zone in \`${primary.name}\`, and so nobody is here: grant \`READ FILES\` on the location to those who have to.`,
      `The location can only be read. What comes in meanwhile goes to a zone or volume of \`${first.name}\`'s own.`,
      ...(days === undefined
        ? []
        : [
            `Files older than ${days} days are in S3 Glacier, as in the zone, and have to be restored first.`,
          ]),
    ];
    return [
      `Read the files of zone \`${zone}\` in the workspace of \`${
        first.name
      }\` by their path, in the external location \`${location}\`. There they are no volume: where code says \`/Volumes/${
        primary.names.defaultCatalog
      }/${declared.schema}/${
        lakehousePlaces.landing
      }/\`, it says \`${path}\`.\n\n   \`\`\`sql\n   LIST '${path}';\n   SHOW GRANTS ON EXTERNAL LOCATION ${location};\n   \`\`\`\n\n   ${said.join(
        ' ',
      )}`,
    ];
  });
}
