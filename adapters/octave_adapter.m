% Octave under flatcheck judge: octave-cli --quiet octave_adapter.m. Put your own functions in their places.
1;

% Matrices come with their sizes: a list of matrices would else become an array of three dimensions.
function m = matrix(x)
  m = reshape(x.data, x.cols, x.rows)';
end

% jsonencode has 15 digits and writes a column like a row: 17 digits give every double back.
function text = written(m)
  numbers = strjoin(arrayfun(@(x) sprintf("%.17g", x), m'(:)', "UniformOutput", false), ",");
  text = sprintf("{\"rows\":%d,\"cols\":%d,\"data\":[%s]}", rows(m), columns(m), numbers);
end

functions = struct( ...
  "multiplyMatrices", @(a, b) matrix(a) * matrix(b), ...
  "kronecker", @(a, b) kron(matrix(a), matrix(b)), ...
  "trace", @(a) trace(matrix(a)), ...
  "inner", @(a, b) sum((matrix(a) .* matrix(b))(:)), ...
  "frobeniusNorm", @(a) norm(matrix(a), "fro"), ...
  "spectralNorm", @(a) norm(matrix(a)), ...
  "nuclearNorm", @(a) sum(svd(matrix(a))), ...
  "singularValue", @(a, place) svd(matrix(a))(place + 1), ...
  "largestEigenvalue", @(a) max(eig(matrix(a))), ...
  "smallestEigenvalue", @(a) min(eig(matrix(a))), ...
  "pseudoInverse", @(a) pinv(matrix(a)), ...
  "squareRootPsd", @(a) sqrtm(matrix(a)));

printf("{\"protocol\":1,\"name\":\"Octave %s\",\"matrices\":\"flat\",\"operations\":%s}\n", ...
  version(), jsonencode(fieldnames(functions)'));
fflush(stdout);
while true
  try  % fgetl would wait for the character behind the line
    request = jsondecode(input("", "s"));
  catch  % the end of the input
    break
  end
  operands = request.operands;
  if !iscell(operands)
    operands = num2cell(operands);
  end
  try
    printf("{\"id\":%d,\"value\":%s}\n", request.id, written(functions.(request.operation)(operands{:})));
  catch problem
    printf("{\"id\":%d,\"error\":%s}\n", request.id, jsonencode(problem.message));
  end
  fflush(stdout);
end
