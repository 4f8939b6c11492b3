import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { EnvironmentFindings } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { FindingList } from '../common/FindingList';
import { DeclaredCommit } from '../topology/DeclaredCommit';

/** What the rules find in what the repository declares, and what it puts up with. */
export function FindingsCard(props: { declared: EnvironmentFindings }) {
  const { securityProfile, commit, commitUrl, findings } = props.declared;
  const { t } = useDatabricksTranslation();
  const waived = findings.filter(finding => finding.waived);
  const notes = findings.filter(
    ({ severity, waived: why }) => severity === 'info' && !why,
  );
  const open = findings.filter(
    ({ severity, waived: why }) => severity !== 'info' && !why,
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('findings.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <Flex align="center" gap="3">
            {securityProfile && (
              <Text>
                {t('findings.profile')} <strong>{securityProfile}</strong>
              </Text>
            )}
            <Text variant="body-small" color="secondary">
              {commit ? (
                <>
                  {t('topology.atCommit')}{' '}
                  <DeclaredCommit commit={commit} url={commitUrl} />
                </>
              ) : (
                t('topology.noCommit')
              )}
            </Text>
          </Flex>
          {open.length === 0 ? (
            <Text as="p">
              {t(findings.length === 0 ? 'findings.none' : 'findings.noneOpen')}
            </Text>
          ) : (
            <FindingList findings={open} label={t('findings.openLabel')} />
          )}
          {waived.length > 0 && (
            <Accordion>
              <AccordionTrigger
                level={3}
                title={t('findings.waived', { number: `${waived.length}` })}
              />
              <AccordionPanel>
                <FindingList
                  findings={waived}
                  label={t('findings.waivedLabel')}
                />
              </AccordionPanel>
            </Accordion>
          )}
          {notes.length > 0 && (
            <Accordion>
              <AccordionTrigger
                level={3}
                title={t('findings.notes', { number: `${notes.length}` })}
              />
              <AccordionPanel>
                <FindingList
                  findings={notes}
                  label={t('findings.notesLabel')}
                />
              </AccordionPanel>
            </Accordion>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
