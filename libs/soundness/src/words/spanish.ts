import type { FindingWords } from './finding-words.js';

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} y ${parts.at(-1) ?? ''}`;

export const spanish: FindingWords = {
  quoted: (name) => `«${name}»`,
  after: (name) => `la decisión que sigue a «${name}»`,
  when: (choices) => (choices.length === 0 ? '' : ` cuando ${list(choices)}`),
  happens: (event) => `ocurre ${event}`,
  answered: (question, answer) => `en ${question} se responde «${answer}»`,
  leadsTo: (step) => `se toma el camino hacia ${step}`,
  waitsInVain: (label, missing, when) =>
    `Se esperaba que a ${label} llegara algo desde ${list(missing)}, pero no llega nada${when}: el ticket espera ahí para siempre. Reúne los caminos con el mismo tipo de decisión que los separó, o lleva hasta ahí el que falta.`,
  allClosed: (label, when) =>
    `Se esperaba un camino que siguiera desde ${label}, pero no hay ninguno abierto${when}: todas las condiciones contradicen lo decidido antes. Corrige una condición o añade un camino para todo lo demás.`,
  doneTwice: (label, when) =>
    `Se esperaba que los caminos anteriores a ${label} se esperaran, pero cada uno sigue por su cuenta${when}: se hace una vez por cada uno. Reúnelos antes con un paralelo, o sepáralos con una decisión si solo debe seguir uno.`,
  neverRuns: (label) =>
    `Se esperaba un camino hasta ${label}, pero ningún ticket puede llegar ahí. Conéctalo con un camino que se tome, corrige la condición anterior o quítalo.`,
  leftOver: (label, when) =>
    `Se esperaba que siguiera todo lo que llega a ${label}, pero algo se queda ahí para siempre${when}: el proceso no termina nunca. Haz que cada camino llegue una sola vez, o reúnelos con el mismo tipo de decisión que los separó.`,
  stopsWork: (label, work, when) =>
    `Se esperaba que todo el trabajo estuviera hecho antes de ${label}, pero lo para todo cuando ${list(work)} puede seguir en marcha${when}. Termina solo este camino, o espera antes a los demás.`,
  roundForEver: (label, when) =>
    `Se esperaba un camino desde ${label} hasta un fin, pero no lo hay${when}: el ticket da vueltas para siempre. Añade una salida.`,
  nobody: (label) =>
    `Se esperaba alguien que pudiera hacer ${label}, pero no hay nadie: no tiene grupo, el grupo está vacío, o solo queda quien lo pidió, que está excluido. Elige quién lo hace.`,
};
