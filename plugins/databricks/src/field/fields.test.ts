import * as plugin from '../index';
import alpha from '../alpha';
import { fieldChecks } from './common/fieldChecks';

const names = Object.keys(fieldChecks).sort();

describe('the form fields', () => {
  it('are in the plugin of the new frontend system', () => {
    const extensions = {
      LakeportPlatform: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-platform',
      ),
      LakeportProjectName: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-project-name',
      ),
      LakeportAwsAccount: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-aws-account',
      ),
      LakeportRegion: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-region',
      ),
      LakeportZones: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-zones',
      ),
      LakeportNetwork: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-network',
      ),
      LakeportSecurityProfile: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-security-profile',
      ),
      LakeportGroups: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-groups',
      ),
      LakeportUnityName: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-unity-name',
      ),
      LakeportEnvironment: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-environment',
      ),
      LakeportValue: alpha.getExtension(
        'scaffolder-form-field:databricks/lakeport-value',
      ),
    };
    expect(Object.keys(extensions).sort()).toEqual(names);
    for (const extension of Object.values(extensions)) {
      expect(extension).toMatchObject({ kind: 'scaffolder-form-field' });
    }
  });

  it('are exported for the old one', () => {
    expect(
      Object.keys(plugin)
        .filter(key => key.endsWith('FieldExtension'))
        .sort(),
    ).toEqual(names.map(name => `${name}FieldExtension`));
  });
});
