/** As the engine has it (bytes). */
export const largestFile = 4 * 1024 * 1024;
export const mostFiles = 100;
