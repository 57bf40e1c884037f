// Made by npx vitest run theorems/witnesses -u
import deeperSharperPrinted1 from "./witnesses/deeper-sharper.printed.1.json" with { type: "json" };
import identityLimitPrinted1 from "./witnesses/identity-limit.printed.1.json" with { type: "json" };
import measureZeroPrinted1 from "./witnesses/measure-zero.printed.1.json" with { type: "json" };
import nonzeroMeasurePrinted1 from "./witnesses/nonzero-measure.printed.1.json" with { type: "json" };
import scalarFlattestPrinted1 from "./witnesses/scalar-flattest.printed.1.json" with { type: "json" };
import theorem1Printed1 from "./witnesses/theorem-1.printed.1.json" with { type: "json" };
import theorem2Printed1 from "./witnesses/theorem-2.printed.1.json" with { type: "json" };
import theorem2Printed2 from "./witnesses/theorem-2.printed.2.json" with { type: "json" };
import theorem3Printed1 from "./witnesses/theorem-3.printed.1.json" with { type: "json" };
import theorem4Printed1 from "./witnesses/theorem-4.printed.1.json" with { type: "json" };

export default {
  "deeper-sharper.printed.1.json": deeperSharperPrinted1,
  "identity-limit.printed.1.json": identityLimitPrinted1,
  "measure-zero.printed.1.json": measureZeroPrinted1,
  "nonzero-measure.printed.1.json": nonzeroMeasurePrinted1,
  "scalar-flattest.printed.1.json": scalarFlattestPrinted1,
  "theorem-1.printed.1.json": theorem1Printed1,
  "theorem-2.printed.1.json": theorem2Printed1,
  "theorem-2.printed.2.json": theorem2Printed2,
  "theorem-3.printed.1.json": theorem3Printed1,
  "theorem-4.printed.1.json": theorem4Printed1,
};
