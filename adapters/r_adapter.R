# R under flatcheck judge: Rscript --vanilla r_adapter.R. It needs jsonlite. Put your own functions in their places.
library(jsonlite)

m <- function(x) matrix(as.numeric(unlist(x$data)), x$rows, x$cols, byrow = TRUE)

# toJSON has 15 digits unless told: 17 give every double back.
written <- function(x) {
  x <- as.matrix(x)
  numbers <- paste(sprintf("%.17g", t(x)), collapse = ",")
  sprintf('{"rows":%d,"cols":%d,"data":[%s]}', nrow(x), ncol(x), numbers)
}

symmetric <- function(a) eigen(m(a), symmetric = TRUE, only.values = TRUE)$values
functions <- list(
  multiplyMatrices = function(a, b) m(a) %*% m(b),
  kronecker = function(a, b) kronecker(m(a), m(b)),
  trace = function(a) sum(diag(m(a))),
  inner = function(a, b) sum(m(a) * m(b)),
  frobeniusNorm = function(a) norm(m(a), "F"),
  spectralNorm = function(a) norm(m(a), "2"),
  nuclearNorm = function(a) sum(svd(m(a), 0, 0)$d),
  singularValue = function(a, place) svd(m(a), 0, 0)$d[place + 1],
  largestEigenvalue = function(a) max(symmetric(a)),
  smallestEigenvalue = function(a) min(symmetric(a))
)

name <- paste0("R ", getRversion(), ", LAPACK ", La_version())
cat(sprintf('{"protocol":1,"name":"%s","matrices":"flat","operations":%s}\n', name, toJSON(names(functions))))
input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) > 0) {
  request <- fromJSON(line, simplifyVector = FALSE)
  answer <- tryCatch(
    sprintf('"value":%s', written(do.call(functions[[request$operation]], request$operands))),
    error = function(e) sprintf('"error":%s', toJSON(conditionMessage(e), auto_unbox = TRUE))
  )
  cat(sprintf('{"id":%d,%s}\n', request$id, answer))
  flush(stdout())
}
