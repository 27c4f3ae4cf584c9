export { SimulationScreen } from './simulation-screen.js';
export { noScenario, type Scenario } from './use-simulation.js';
