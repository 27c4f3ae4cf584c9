import { useQuery } from '@tanstack/react-query';
import { processesQuery } from './draft-queries.js';

/** As people read it; until it is known, that it is still to come. A process that was never published has its id alone. */
export const useProcessName = (processId: string): string => {
  const { data: processes, isError } = useQuery(processesQuery);
  if (processes === undefined && !isError) return '…';
  return processes?.find((one) => one.processId === processId)?.name ?? processId;
};
