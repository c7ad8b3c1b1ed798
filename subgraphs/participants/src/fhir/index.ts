export { evaluateLine } from './evaluate/evaluateLine';
