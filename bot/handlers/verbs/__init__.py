"""What each verb on a button is answered by, a table for each thing that buttons stand on."""
