import { adoptionBoard } from './adoption.js';
import { dependencyBoard } from './dependency.js';
import { fleetBoard } from './fleet.js';
import { journeyBoard } from './journey.js';
import { serviceBoard } from './service.js';
import type { Board } from './shared/board.js';

/** All dashboards, from the widest view to the narrowest. */
export const BOARDS: readonly Board[] = [fleetBoard, serviceBoard, journeyBoard, dependencyBoard, adoptionBoard];
