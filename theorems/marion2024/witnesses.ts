// Made by npx vitest run theorems/witnesses -u
import largestEigenvaluePrinted1 from "./witnesses/largest-eigenvalue.printed.1.json" with { type: "json" };
import vanishingSharpnessPrinted1 from "./witnesses/vanishing-sharpness.printed.1.json" with { type: "json" };

export default {
  "largest-eigenvalue.printed.1.json": largestEigenvaluePrinted1,
  "vanishing-sharpness.printed.1.json": vanishingSharpnessPrinted1,
};
