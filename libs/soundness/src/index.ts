export type { SoundnessFinding } from './finding.js';
