import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type {
  Age,
  SourceError,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { StaleAlert } from './StaleAlert';

/**
 * A card of its own question: it loads, fails, grows old and is read again
 * without the cards beside it.
 */
export function EstateCard<T>(props: {
  title: string;
  /** What is read, for people: "the clusters". */
  what: string;
  query: UseQueryResult<T>;
  /** How old the answer is, and what of it could not be read. */
  told: (data: T) => { age?: Age; errors?: readonly SourceError[] };
  children: (data: T) => ReactNode;
}) {
  const { title, what, query, told, children } = props;
  const readAt = query.data && told(query.data).age?.readAt;
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center">
          <Text as="h2" variant="title-x-small" weight="bold">
            {title}
          </Text>
          <Freshness query={query} readAt={readAt} what={what} />
        </Flex>
      </CardHeader>
      <CardBody>
        <QueryBoundary query={query} what={what}>
          {data => {
            const { age, errors = [] } = told(data);
            return (
              <Flex direction="column" gap="3">
                <StaleAlert age={age} />
                <SourceErrors errors={errors} />
                {children(data)}
              </Flex>
            );
          }}
        </QueryBoundary>
      </CardBody>
    </Card>
  );
}
