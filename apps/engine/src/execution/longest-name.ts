import { MAX_NAME } from '@relevo/bpmn-kernel';

/** Of what rows are found by (names, keys, ids), in UTF-16 units: three of them fit into one index entry. */
export const LONGEST_NAME = MAX_NAME;
