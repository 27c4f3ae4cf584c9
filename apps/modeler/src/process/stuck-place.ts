/** Where on the screen of a process the stuck ones are; part of its address. */
export const stuckPlace = 'stuck';
