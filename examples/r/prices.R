# Sales of several parcels as a data frame, with base R alone:
#   Rscript prices.R 75101000AB0001 75111000BR0052
# The server is the environment variable DEEPCITY_URL, else http://localhost:3000.

api <- Sys.getenv("DEEPCITY_URL", "http://localhost:3000")
parcels <- commandArgs(trailingOnly = TRUE)
if (length(parcels) == 0) parcels <- "75101000AB0001"

fields <- c("cadastral.id", "transactions.mutationDate", "transactions.value", "transactions.localType", "transactions.totalSurface")

# The table of one parcel: an empty cell is a value that is not known.
sales_of <- function(parcel, attempts = 5) {
  address <- paste0(
    api, "/v1/properties?format=csv&parcel_id=", URLencode(parcel, reserved = TRUE),
    "&fields=", paste(fields, collapse = ",")
  )
  for (attempt in seq_len(attempts)) {
    table <- tryCatch(
      suppressWarnings(read.csv(address, na.strings = "", encoding = "UTF-8", colClasses = c(mutationDate = "Date"))),
      error = function(error) NULL
    )
    if (!is.null(table)) return(table)
    # Base R does not show the Retry-After header of a refusal: twice as long each time.
    if (attempt < attempts) Sys.sleep(2^(attempt - 1))
  }
  message(parcel, ": no answer")
  NULL
}

sales <- do.call(rbind, lapply(parcels, sales_of))
if (is.null(sales)) quit(status = 1)

sales$pricePerM2 <- round(sales$value / ifelse(sales$totalSurface > 0, sales$totalSurface, NA))
options(width = 200)
print(sales[order(sales$mutationDate, decreasing = TRUE), ], row.names = FALSE)
cat(nrow(sales), "sales of", length(unique(sales$cadastral.id)), "parcels\n")
