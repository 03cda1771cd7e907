@echo off
rem The "handover" command of an installed Handover. A batch file waits for the app, as a prompt would not.
"%~dp0..\..\Handover.exe" --cli %*
exit /b %ERRORLEVEL%
